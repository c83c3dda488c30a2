// The fronts of all cells in one chart: any two figures, coloured by the value of one axis.
const SERIES = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a96a5', '#7a5195'];
const SYMBOLS = ['circle', 'diamond', 'rect', 'triangle', 'roundRect', 'pin'];
const varied = DATA.axes.map((axis, index) => index).filter(index => DATA.axes[index].values.length > 1);
const questions = varied.filter(index => !DATA.axes[index].repeats);
const tint = index => SERIES[index % SERIES.length];
const fronts = { x: DATA.x, y: 'accuracy', by: questions[0] ?? varied[0] ?? 0, split: 'fit' };

function selectFor(id, entries, value, change) {
  const select = byId(id);
  if (!select) return;
  entries.forEach(([key, title]) => select.add(new Option(title, key)));
  select.value = String(value);
  select.addEventListener('change', () => change(select.value));
}

const axisEntries = indices => indices.map(index => [String(index), DATA.axes[index].key]);

function setUpFronts() {
  const modelled = metric => DATA.designs.some(d => d.fit[metricIndex(metric.key)] !== null);
  const metrics = DATA.metrics.filter(modelled).map(metric => [metric.key, metric.title]);
  ['x', 'y'].forEach(side => selectFor('fronts-' + side, metrics, fronts[side], value => { fronts[side] = value; redraw('fronts'); }));
  selectFor('fronts-by', axisEntries(varied.length ? varied : [0]), fronts.by, value => { fronts.by = Number(value); redraw('fronts'); });
  selectFor('fronts-split', [['fit', 'fit'], ['report', 'report']], fronts.split, value => { fronts.split = value; redraw('fronts'); });
}

function frontsOption() {
  const mx = DATA.metrics[metricIndex(fronts.x)], my = DATA.metrics[metricIndex(fronts.y)];
  const ix = metricIndex(fronts.x), iy = metricIndex(fronts.y);
  const shown = DATA.designs.filter(d => d[fronts.split][ix] !== null && d[fronts.split][iy] !== null);
  const sx = scaleOf(mx.quantity, mx.unit, shown.map(d => d[fronts.split][ix])), sy = scaleOf(my.quantity, my.unit, shown.map(d => d[fronts.split][iy]));
  const point = d => ({ value: [plain(d[fronts.split][ix] / sx.size), plain(d[fronts.split][iy] / sy.size)], design: d });
  const values = DATA.axes[fronts.by].values;
  const series = values.flatMap((value, index) => {
    const own = shown.filter(d => DATA.cells[d.cell].at[fronts.by] === index);
    const cells = [...new Set(own.map(d => d.cell))];
    const stairs = cells.map(cell => ({
      name: value, type: 'line', silent: true, symbol: 'none', z: 2, tooltip: { show: false },
      lineStyle: { color: tint(index), width: 1.2, opacity: 0.45 }, itemStyle: { color: tint(index) },
      data: staircase(own.filter(d => d.cell === cell).map(point), mx.maximize, my.maximize),
    }));
    const dots = {
      name: value, type: 'scatter', symbol: SYMBOLS[index % SYMBOLS.length], z: 3, itemStyle: { color: tint(index), opacity: 0.75 },
      symbolSize: (v, p) => p.data.design.best ? 12 : 6,
      data: own.map(d => Object.assign(point(d), d.best ? { itemStyle: { color: tint(index), opacity: 1, borderColor: color('ink'), borderWidth: 1.5 } } : {})),
    };
    return [dots, ...stairs];
  });
  return {
    grid: { left: 58, right: 22, top: 60, bottom: 48 },
    legend: legend({ data: values.slice(), type: 'scroll', right: 0 }),
    tooltip: tooltip({ trigger: 'item', formatter: p => p.data && p.data.design ? frontHtml(p.data.design) : '' }),
    xAxis: xAxis('value', withUnit(mx.title, sx.unit), { scale: true }),
    yAxis: yAxis('value', withUnit(my.title, sy.unit), { scale: true }),
    series,
  };
}

const frontHtml = design => designHtml(Object.assign({}, design, {
  title: DATA.cells[design.cell].name, id: design.id + (design.best ? ' (best)' : ''),
}));

function frontRows() {
  const inUnits = values => values.map((value, i) => csvNumber(value, DATA.metrics[i].unit));
  const figures = ['fit', 'report'].flatMap(split => DATA.metrics.map(metric => split + '_' + csvColumn(metric.key, metric.unit)));
  const head = [...DATA.axes.map(axis => axis.key), 'id', 'best', 'exits', 'policy', 'parameters', 'clocks', ...figures];
  return [head, ...DATA.designs.map(d => [...DATA.axes.map((axis, i) => axis.values[DATA.cells[d.cell].at[i]]),
    d.id, d.best, d.exits, d.policy, d.parameters, d.clocks, ...inUnits(d.fit), ...inUnits(d.report)])];
}

setUpFronts();
chart('fronts', 'canvas', frontsOption, frontRows);
