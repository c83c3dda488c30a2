// The picked design, the knee at first: exits, clocks, energy, residency; and the search's history.
let OUTCOME = DATA.outcome;
// The outcome is that of the first board, whose domains stand before those of the others.
const KNEE_DOMAINS = DATA.domains.slice(0, OUTCOME ? OUTCOME.residency.length : 0);
const partColors = () => OUTCOME.parts.map((_, i) => color('part' + i));

function exitOption() {
  const exits = OUTCOME.exits;
  return {
    grid: { left: 44, right: 12, top: 34, bottom: 48 },
    tooltip: tooltip({ trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: ps => {
      const e = exits[ps[0].dataIndex], [rate, accuracy, latency, energy] = e.figures;
      const line = (name, text) => '<br><span style="opacity:.65">' + name + '</span> ' + text;
      return '<b>' + escapeHtml(e.name) + '</b>' + (e.kept ? line('leaves here', percentText(rate))
        + (rate > 0 ? line('accuracy', percentText(accuracy)) + line('latency', quantityText('time', 's', latency)) + line('energy', quantityText('energy', 'J', energy)) : '') : '<br>not kept');
    } }),
    xAxis: xAxis('category', 'Exit', { data: exits.map(e => e.name) , axisLabel: { color: color('soft'), interval: 0, hideOverlap: true, width: 70, overflow: 'truncate' } }),
    yAxis: yAxis('value', 'Samples leaving (%)'),
    series: [{
      type: 'bar', barMaxWidth: 44,
      data: exits.map((e, i) => ({ value: plain(e.figures[0] * 100), itemStyle: { color: color('front'), opacity: i === exits.length - 1 ? 0.55 : 1, borderRadius: [4, 4, 0, 0] },
        label: { show: true, position: 'top', color: e.kept ? color('ink') : color('faint'), fontSize: 11, formatter: e.kept ? percentText(e.figures[0]) : narrow() ? '–' : 'not kept' } })),
    }],
  };
}

function clockOption() {
  const domains = KNEE_DOMAINS, segments = OUTCOME.segments, height = 100 / Math.max(1, domains.length);
  const gap = domains.length > 1 ? 11 : 12;
  return {
    tooltip: tooltip({ trigger: 'axis', formatter: ps => {
      const s = segments[ps[0].dataIndex];
      return '<b>' + escapeHtml(s.name) + '</b><br><span style="opacity:.65">reached by</span> ' + percentText(s.figures[0]) + '<br><span style="opacity:.65">bound by</span> ' + s.bound
        + '<br><span style="opacity:.65">cycles</span> ' + quantityText('cycles', '', s.figures[2]) + '<br><span style="opacity:.65">memory traffic</span> ' + quantityText('bytes', 'B', s.figures[3])
        + domains.map((d, i) => '<br><span style="opacity:.65">' + escapeHtml(d.id) + '</span> ' + hzText(s.hz[i])).join('');
    } }),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    grid: domains.map((_, i) => ({ left: 48, right: 14, top: (i * height + gap) + '%', height: (height - gap - (i === domains.length - 1 ? 15 : 8)) + '%' })),
    xAxis: domains.map((_, i) => xAxis('category', i === domains.length - 1 ? 'Segment' : '', { gridIndex: i, data: segments.map(s => s.name),
      axisLabel: { show: i === domains.length - 1, color: color('soft'), hideOverlap: true, width: 70, overflow: 'truncate' } })),
    yAxis: domains.map((d, i) => yAxis('value', withUnit(d.id, 'MHz'), { gridIndex: i, min: 0, max: Math.ceil(Math.max(...d.hz) / 1e6 * 1.08 / 100) * 100, splitNumber: 3, axisLabel: { color: color('soft'), hideOverlap: true, showMaxLabel: false }, splitLine: { show: false } })),
    series: domains.flatMap((d, i) => [
      { type: 'scatter', xAxisIndex: i, yAxisIndex: i, silent: true, symbol: 'rect', symbolSize: [14, 1.5], itemStyle: { color: color('line') }, tooltip: { show: false },
        data: segments.flatMap((s, x) => d.hz.map(hz => [x, plain(hz / 1e6)])), z: 1 },
      { name: d.id, type: 'line', xAxisIndex: i, yAxisIndex: i, step: 'middle', symbol: 'circle', symbolSize: 8, z: 3,
        lineStyle: { width: 2.5, color: color(i === 0 ? 'front' : 'part2') }, itemStyle: { color: color(i === 0 ? 'front' : 'part2') },
        data: segments.map(s => plain(s.hz[i] / 1e6)) },
    ]),
  };
}

// Segments in running order, each followed by the head evaluated after it; then what leaving early costs beside them.
function energyStages() {
  const leaving = OUTCOME.stages && OUTCOME.stages.modelled && OUTCOME.stages.figures[2] > 0
    ? [{ name: 'leaving early', energy: OUTCOME.stages.energy, latency: OUTCOME.stages.figures[2] }] : [];
  return OUTCOME.segments.flatMap((s, i) => {
    const head = OUTCOME.exits[i];
    const stages = [{ name: s.name, energy: s.energy, latency: s.figures[1] }];
    return head && head.kept && OUTCOME.energyModelled ? [...stages, { name: head.name + ' head', energy: head.energy, latency: null }] : stages;
  }).concat(leaving).filter(stage => !OUTCOME.energyModelled || stage.energy.some(v => v > 0));
}

function energyOption() {
  const stages = energyStages(), modelled = OUTCOME.energyModelled;
  const scale = modelled
    ? scaleOf('energy', 'J', stages.map(s => s.energy.reduce((a, b) => a + b, 0)))
    : scaleOf('time', 's', stages.map(s => s.latency));
  const text = value => significant(value) + ' ' + scale.unit;
  const bars = modelled
    ? OUTCOME.parts.map((name, i) => ({ name, type: 'bar', stack: 'all', barMaxWidth: 22, itemStyle: { color: partColors()[i] }, data: stages.map(s => plain(s.energy[i] / scale.size)) }))
        .filter(series => series.data.some(v => v > 0))
    : [{ name: 'Time', type: 'bar', barMaxWidth: 22, itemStyle: { color: color('front') }, data: stages.map(s => plain(s.latency / scale.size)) }];
  return {
    grid: { left: 8, right: 20, top: modelled ? (narrow() ? 62 : 42) : 14, bottom: 46, containLabel: true },
    legend: modelled ? legend({ icon: 'roundRect' }) : undefined,
    tooltip: tooltip({ trigger: 'axis', axisPointer: { type: 'shadow' }, formatter: ps => '<b>' + escapeHtml(ps[0].name) + '</b> '
      + text(ps.reduce((sum, p) => sum + p.value, 0)) + ps.map(p => '<br>' + p.marker + escapeHtml(p.seriesName) + ' ' + text(p.value)).join('') }),
    xAxis: xAxis('value', withUnit(modelled ? 'Energy per inference' : 'Time per inference', scale.unit)),
    yAxis: axis('category', '', { inverse: true, data: stages.map(s => s.name), axisLabel: { color: color('soft'), width: 100, overflow: 'truncate', interval: 0 } }),
    series: bars,
  };
}

function residencyOption(width, full) {
  const domains = KNEE_DOMAINS.map((d, i) => ({ id: d.id, hz: d.hz, row: OUTCOME.residency[i] }));
  const height = (full - 6) / Math.max(1, domains.length);
  const share = (d, hz) => d.row.hz.reduce((sum, at, i) => Math.abs(at - hz) < 1 ? sum + d.row.share[i] : sum, 0);
  return {
    tooltip: tooltip({ trigger: 'item', formatter: p => escapeHtml(p.name) + ' MHz<br><b>' + percentText(p.value / 100) + '</b> of the time' }),
    grid: domains.map((_, i) => ({ left: 48, right: 14, top: i * height + 30, height: height - 30 - 50 })),
    xAxis: domains.map((d, i) => xAxis('category', withUnit(d.id, 'MHz'), { gridIndex: i, nameGap: 24, data: d.hz.map(hz => String(Math.round(hz / 1e6))), axisLabel: { color: color('soft'), fontSize: 11, hideOverlap: true } })),
    yAxis: domains.map((d, i) => yAxis('value', i === 0 ? 'Time at this clock (%)' : '', { gridIndex: i, min: 0, max: 100, interval: 50 })),
    series: domains.map((d, i) => ({ type: 'bar', xAxisIndex: i, yAxisIndex: i, barCategoryGap: '18%', itemStyle: { color: color(i === 0 ? 'front' : 'part2'), borderRadius: [3, 3, 0, 0] },
      data: d.hz.map(hz => plain(share(d, hz) * 100)) })),
  };
}

function historyOption() {
  const line = (name, rows, tint, type) => ({ name, type: 'line', symbol: 'none', data: rows.map(r => [r[0], r[1], r[2], r[3]]), lineStyle: { width: 2.5, color: tint, type }, itemStyle: { color: tint } });
  const series = [line('search', DATA.history.search, color('search'), 'solid')];
  if (DATA.history.random.length) series.push(line('random search', DATA.history.random, color('random'), 'dashed'));
  return {
    grid: { left: 52, right: 22, top: 56, bottom: 48 },
    legend: legend({ icon: 'roundRect' }),
    tooltip: tooltip({ trigger: 'axis', formatter: ps => '<b>' + grouped(String(ps[0].value[0])) + ' evaluations</b>' + ps.map(p => '<br>' + p.marker + escapeHtml(p.seriesName)
      + ' ' + p.value[1].toFixed(4) + ' <span style="opacity:.65">· ' + p.value[3] + ' on the front · ' + percentText(p.value[2]) + ' feasible</span>').join('') }),
    xAxis: xAxis('value', 'Evaluations', { min: 0, max: 'dataMax', splitLine: { show: false }, axisLine: { show: true, lineStyle: { color: color('line') } } }),
    yAxis: yAxis('value', 'Hypervolume (share of the box up to the reference)', { scale: true }),
    series,
  };
}

if (OUTCOME) {
  chart('exits', 'svg', exitOption, () => [['exit', 'kept', 'rate', 'accuracy', 'latency_ms', 'energy_mj'],
    ...OUTCOME.exits.map(e => [e.name, e.kept, ...e.figures.map((value, i) => csvNumber(value, ['', '', 's', 'J'][i]))])]);
  chart('clocks', 'svg', clockOption, () => [['segment', 'reached', 'bound', 'cycles', 'bytes', ...KNEE_DOMAINS.map(d => d.id + '_mhz')],
    ...OUTCOME.segments.map(s => [s.name, s.figures[0], s.bound, s.figures[2], s.figures[3], ...s.hz.map(hz => csvNumber(hz, 'Hz'))])]);
  const stages = energyStages().length;
  if (byId('energy-chart') && stages > 8) byId('energy-chart').style.height = (110 + 24 * stages) + 'px';
  if (byId('residency-chart') && stages > 8) byId('residency-chart').style.height = (110 + 24 * stages) + 'px';
  chart('energy', 'svg', energyOption, () => [['stage', 'latency_ms', ...OUTCOME.parts.map(p => p.toLowerCase().replace(/ /g, '_') + '_mj')],
    ...energyStages().map(s => [s.name, csvNumber(s.latency, 's'), ...s.energy.map(joules => csvNumber(joules, 'J'))])]);
  chart('residency', 'svg', residencyOption, () => [['domain', 'mhz', 'share'], ...OUTCOME.residency.flatMap(r => r.hz.map((hz, i) => [r.domain, csvNumber(hz, 'Hz'), r.share[i]]))]);
}
chart('history', 'svg', historyOption, () => [['search', 'evaluations', 'hypervolume', 'feasible_share', 'front_size'],
  ...DATA.history.search.map(r => ['search', ...r]), ...DATA.history.random.map(r => ['random', ...r])]);
