// One measure over the cells: a heat map over two axes, lines over one; the others are averaged over.
const last = questions.length ? questions : varied;
const heat = { x: last[1] ?? varied.find(index => index !== last[0]) ?? 0, y: last[0] ?? 0, measure: 0 };
const lines = { x: numericFirst(last), by: null, measure: Math.max(0, DATA.measures.findIndex(m => m.key === 'best_energy')) };
lines.by = last.find(index => index !== lines.x) ?? -1;

function isNumeric(index) {
  return DATA.axes[index].values.every(value => value !== '' && Number.isFinite(Number(value)));
}

function numericFirst(indices) {
  return indices.find(index => isNumeric(index)) ?? indices[0] ?? 0;
}

// Mean, smallest and largest of a measure over the cells for which all of at hold: {axis index: value index}.
function over(measure, at) {
  const known = DATA.cells.filter(cell => Object.entries(at).every(([axis, value]) => cell.at[axis] === value))
    .map(cell => cell.measures[measure]).filter(value => value !== null);
  if (known.length === 0) return null;
  return { mean: known.reduce((sum, value) => sum + value, 0) / known.length, low: Math.min(...known), high: Math.max(...known), count: known.length };
}

const measureEntries = () => DATA.measures.map((measure, index) => [String(index), measure.title]);
const isVolume = measure => measure.key.startsWith('hypervolume');
const measureScale = (measure, values) => isVolume(measure) ? { unit: '', size: 1 } : scaleOf(measure.quantity, measure.unit, values);
const measureText = (measure, value) => isVolume(measure) ? value.toFixed(4)
  : measure.quantity === 'count' && value < 1e4 ? significant(value) : metricText(measure, value);

function setUpGrid() {
  const change = (state, key, id) => value => { state[key] = Number(value); redraw(id); };
  selectFor('heat-x', axisEntries(varied), heat.x, change(heat, 'x', 'heat'));
  selectFor('heat-y', axisEntries(varied), heat.y, change(heat, 'y', 'heat'));
  selectFor('heat-measure', measureEntries(), heat.measure, change(heat, 'measure', 'heat'));
  selectFor('lines-x', axisEntries(varied.length ? varied : [0]), lines.x, change(lines, 'x', 'lines'));
  selectFor('lines-by', [['-1', 'all as one'], ...axisEntries(varied)], lines.by, change(lines, 'by', 'lines'));
  selectFor('lines-measure', measureEntries(), lines.measure, change(lines, 'measure', 'lines'));
}

function heatPoints() {
  return DATA.axes[heat.y].values.flatMap((row, y) => DATA.axes[heat.x].values.flatMap((column, x) => {
    const at = heat.x === heat.y ? { [heat.x]: x } : { [heat.x]: x, [heat.y]: y };
    const found = heat.x === heat.y && x !== y ? null : over(heat.measure, at);
    return found ? [{ x, y, found }] : [];
  }));
}

function heatOption(width) {
  const measure = DATA.measures[heat.measure];
  const points = heatPoints();
  const means = points.map(p => p.found.mean);
  const low = Math.min(...means), high = Math.max(...means);
  const scale = measureScale(measure, means);
  const labels = points.length <= (narrow() ? 24 : 120);
  const short = value => value.length > 22 ? value.slice(0, 21) + '…' : value;
  const wide = narrow() ? 96 : 170;
  const ramp = ['#f2f6fa', '#c6dcec', '#8bbbdc', '#4a95c6', '#0072b2', '#00436a'];
  return {
    grid: { left: wide, right: 18, top: 34, bottom: 92 },
    tooltip: tooltip({ formatter: p => escapeHtml(DATA.axes[heat.y].key + ' ' + DATA.axes[heat.y].values[p.data.value[1]]) + '<br>'
      + escapeHtml(DATA.axes[heat.x].key + ' ' + DATA.axes[heat.x].values[p.data.value[0]]) + '<br><b>' + measureText(measure, p.data.found.mean)
      + '</b> mean of ' + p.data.found.count + ', ' + measureText(measure, p.data.found.low) + ' … ' + measureText(measure, p.data.found.high) }),
    xAxis: xAxis('category', DATA.axes[heat.x].key, { data: DATA.axes[heat.x].values, splitLine: { show: false }, axisLabel: { color: color('soft'), hideOverlap: true, formatter: short } }),
    yAxis: yAxis('category', DATA.axes[heat.y].key, {
      data: DATA.axes[heat.y].values, splitLine: { show: false }, inverse: true, nameLocation: 'start',
      axisLabel: { color: color('soft'), formatter: short, width: wide - 12, overflow: 'truncate' },
    }),
    visualMap: {
      min: plain(low / scale.size), max: plain(high > low ? high / scale.size : low / scale.size + 1e-9), calculable: !narrow(), orient: 'horizontal', left: 'center', bottom: 4,
      inRange: { color: measure.maximize ? ramp : ramp.slice().reverse() }, textStyle: { color: color('soft') },
      precision: 4, itemWidth: 12, itemHeight: Math.min(260, width * 0.5), text: [scale.unit, ''],
    },
    series: [{
      type: 'heatmap', itemStyle: { borderColor: color('surface'), borderWidth: 2 },
      label: { show: labels, formatter: p => isVolume(measure) ? p.data.found.mean.toFixed(3) : significant(p.data.found.mean / scale.size), fontSize: 11, color: 'inherit' },
      data: points.map(p => {
        const share = high > low ? (p.found.mean - low) / (high - low) : 0.5;
        const dark = measure.maximize ? share > 0.5 : share < 0.5;
        return { value: [p.x, p.y, plain(p.found.mean / scale.size)], found: p.found, label: { color: dark ? '#ffffff' : '#16202c' } };
      }),
    }],
  };
}

const spreadColumns = measure => ['mean', 'low', 'high'].map(name => csvColumn(measure.key + '_' + name, measure.unit));
const spreadNumbers = (measure, found) => [found.mean, found.low, found.high].map(value => csvNumber(value, measure.unit));

const heatRows = () => [[DATA.axes[heat.x].key, DATA.axes[heat.y].key, ...spreadColumns(DATA.measures[heat.measure]), 'cells'],
  ...heatPoints().map(p => [DATA.axes[heat.x].values[p.x], DATA.axes[heat.y].values[p.y], ...spreadNumbers(DATA.measures[heat.measure], p.found), p.found.count])];

function linePoints() {
  const groups = lines.by < 0 || lines.by === lines.x ? [[DATA.measures[lines.measure].title, {}]]
    : DATA.axes[lines.by].values.map((value, index) => [value, { [lines.by]: index }]);
  return groups.map(([name, at]) => ({
    name,
    points: DATA.axes[lines.x].values.flatMap((value, index) => {
      const found = over(lines.measure, Object.assign({ [lines.x]: index }, at));
      return found ? [{ x: isNumeric(lines.x) ? Number(value) : index, value, found }] : [];
    }),
  })).filter(group => group.points.length > 0);
}

function linesOption() {
  const measure = DATA.measures[lines.measure];
  const groups = linePoints();
  const scale = measureScale(measure, groups.flatMap(group => group.points.map(p => p.found.high)));
  const scaled = value => plain(value / scale.size);
  const whisker = (group, index) => ({
    name: group.name, type: 'custom', silent: true, itemStyle: { color: tint(index) }, tooltip: { show: false }, z: 2,
    data: group.points.map(p => [p.x, scaled(p.found.low), scaled(p.found.high)]),
    renderItem: (params, api) => {
      const low = api.coord([api.value(0), api.value(1)]), high = api.coord([api.value(0), api.value(2)]);
      const stroke = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style: { stroke: tint(index), lineWidth: 1.5 } });
      return { type: 'group', children: [stroke(low[0], low[1], high[0], high[1]),
        ...[low, high].map(end => stroke(end[0] - 7, end[1], end[0] + 7, end[1]))] };
    },
    encode: { x: 0, y: [1, 2] },
  });
  const line = (group, index) => ({
    name: group.name, type: 'line', symbol: SYMBOLS[index % SYMBOLS.length], symbolSize: 8, z: 3,
    lineStyle: { color: tint(index), width: 2 }, itemStyle: { color: tint(index) },
    data: group.points.map(p => ({ value: [p.x, scaled(p.found.mean)], point: p, group: group.name })),
  });
  const numeric = isNumeric(lines.x);
  return {
    grid: { left: 62, right: 26, top: 60, bottom: 48 },
    legend: legend({ data: groups.map(group => group.name), type: 'scroll', right: 0 }),
    tooltip: tooltip({ trigger: 'item', formatter: p => p.data && p.data.point ? escapeHtml(p.data.group) + '<br>' + escapeHtml(DATA.axes[lines.x].key + ' ' + p.data.point.value)
      + '<br><b>' + measureText(measure, p.data.point.found.mean) + '</b> mean of ' + p.data.point.found.count + ', ' + measureText(measure, p.data.point.found.low)
      + ' … ' + measureText(measure, p.data.point.found.high) : '' }),
    xAxis: xAxis(numeric ? 'value' : 'category', DATA.axes[lines.x].key, numeric ? { scale: true, minInterval: lineStep() } : { data: DATA.axes[lines.x].values }),
    yAxis: yAxis('value', withUnit(measure.title, scale.unit), { scale: true }),
    series: groups.flatMap((group, index) => [line(group, index), whisker(group, index)]),
  };
}

// Whole numbers need no ticks between them.
const lineStep = () => DATA.axes[lines.x].values.every(value => Number.isInteger(Number(value))) ? 1 : 0;

const lineRows = () => [['line', DATA.axes[lines.x].key, ...spreadColumns(DATA.measures[lines.measure]), 'cells'],
  ...linePoints().flatMap(group => group.points.map(p => [group.name, p.value, ...spreadNumbers(DATA.measures[lines.measure], p.found), p.found.count]))];

setUpGrid();
chart('heat', 'canvas', heatOption, heatRows);
chart('lines', 'canvas', linesOption, lineRows);
