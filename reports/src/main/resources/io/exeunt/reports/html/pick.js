// Picking a design: by budget, chart or table; its panel, its export, and the sections about it.
const BESIDE = () => pick.beside || (pick.id !== DATA.knee && FRONT.get(DATA.knee)) || DATA.baselines[0] || null;
const element = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  made.append(...children);
  return made;
};
const nameOf = design => design.title || (design.id === DATA.knee ? 'knee ' : 'design ') + design.id;

function choose(id, given) {
  const design = FRONT.get(id);
  if (!design) {
    byId('picked').replaceChildren(element('p', {}, given ? 'Design ' + given.id + ' is not on the front: ' + given.standing + '.' : ''));
    byId('picked').hidden = !given;
    return;
  }
  pick.id = id;
  showPanel(design);
  showDetails(design);
  document.querySelectorAll('tr.picked').forEach(row => row.classList.remove('picked'));
  const row = byId('design-' + id);
  if (row) row.classList.add('picked');
  redraw('pareto');
}

// Two designs side by side, in the figures of the report split where both have them.
function showPanel(design) {
  const other = BESIDE(), split = design.report && (!other || other.report) ? 'report' : 'fit';
  const head = element('tr', {}, element('th', { scope: 'col' }, split + ' split'), element('th', { scope: 'col', class: 'num' }, nameOf(design)));
  if (other) head.append(element('th', { scope: 'col', class: 'num' }, nameOf(other)), element('th', { scope: 'col', class: 'num' }, 'difference'));
  const rows = DATA.metrics.filter(metric => metric.key !== 'error').map((metric, i) => figureRow(metric, design[split][metricIndex(metric.key)], other && other[split][metricIndex(metric.key)]));
  const words = [['Exits', 'exits'], ['Policy', 'policy'], ['Thresholds', 'parameters'], ['Clocks', 'clocks']].map(([title, key]) => {
    const row = element('tr', {}, element('th', { scope: 'row' }, title), element('td', { class: 'words' }, design[key]));
    if (other) row.append(element('td', { class: 'words' }, other[key]), element('td', {}, design[key] === other[key] ? 'same' : ''));
    return row;
  });
  const table = element('table', { id: 'pick-table' }, element('thead', {}, head), element('tbody', {}, ...rows, ...words));
  byId('picked').replaceChildren(element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Picked design' }, table), pickButtons(design));
  byId('picked').hidden = false;
}

function figureRow(metric, mine, other) {
  const row = element('tr', {}, element('th', { scope: 'row' }, metric.title), element('td', { class: 'num' }, metricText(metric, mine)));
  if (other === null) return row;
  const known = Number.isFinite(mine) && Number.isFinite(other), change = mine - other;
  const better = change === 0 ? '' : (change > 0) === metric.maximize ? 'better' : 'worse';
  const text = !known ? '–' : metric.quantity === 'share' ? (change > 0 ? '+' : change < 0 ? '−' : '±') + Math.abs(change * 100).toFixed(2) + ' points'
    : other === 0 ? '–' : (change > 0 ? '+' : change < 0 ? '−' : '±') + (Math.abs(change / other) * 100).toFixed(1) + ' %';
  row.append(element('td', { class: 'num' }, metricText(metric, other)), element('td', { class: 'num change ' + (known ? better : '') }, text));
  return row;
}

function pickButtons(design) {
  const button = (id, text, act) => {
    const made = element('button', { type: 'button', id }, text);
    made.addEventListener('click', act);
    return made;
  };
  const command = commandOf(design);
  return element('div', { class: 'controls' },
    button('pick-beside', pick.beside === design ? 'compared with' : 'compare others with it', () => { pick.beside = design; showPanel(design); }),
    button('pick-yaml', 'YAML', () => download('design-' + design.id + '.yaml', yamlOf(design))),
    button('pick-json', 'JSON', () => download('design-' + design.id + '.json', jsonOf(design))),
    button('pick-copy', 'copy command', event => copyText(command).then(() => event.target.classList.add('done'))),
    element('code', { id: 'pick-command' }, command),
    ...(design.id === DATA.knee ? [] : [button('pick-knee', 'back to the knee', () => choose(DATA.knee))]));
}

// The folder is known where the page was opened from one.
function commandOf(design) {
  const path = location.protocol === 'file:' ? decodeURIComponent(location.pathname).replace(/\/[^/]*$/, '') : '.';
  const quoted = /^[\w./-]+$/.test(path) ? path : "'" + path.replace(/'/g, "'\\''") + "'";
  return 'exeunt simulate ' + quoted + ' --design ' + design.id;
}

// As front.json, with one design: exeunt simulate <scenario> --design <this file>#<id>.
const jsonOf = design => JSON.stringify({ schemaVersion: DATA.schemaVersion, knee: design.id, designs: [design.configuration], baselines: [] }, null, 2) + '\n';
const yamlOf = design => yamlLines(design.configuration, '').join('\n') + '\n';
function yamlLines(value, indent) {
  const scalar = v => typeof v === 'string' ? JSON.stringify(v) : String(v);
  const nested = v => v !== null && typeof v === 'object' && Object.keys(v).length > 0;
  const empty = v => v !== null && typeof v === 'object' ? (Array.isArray(v) ? '[]' : '{}') : scalar(v);
  if (Array.isArray(value)) {
    return value.flatMap(item => {
      if (!nested(item)) return [indent + '- ' + empty(item)];
      const [first, ...rest] = yamlLines(item, indent + '  ');
      return [indent + '- ' + first.trimStart(), ...rest];
    });
  }
  return Object.entries(value).flatMap(([key, item]) => nested(item)
    ? [indent + JSON.stringify(key) + ':', ...yamlLines(item, indent + '  ')] : [indent + JSON.stringify(key) + ': ' + empty(item)]);
}

// The sections about one design. What they find is said of the knee alone.
const FINDINGS = ['exits', 'clocks', 'energy', 'residency'].map(name => [byId(name + '-title'), byId(name + '-title') && byId(name + '-title').textContent]);
const PLAIN = ['Samples leaving at each exit', 'Clocks of each segment', 'Where time and energy go', 'Time at each clock'];
function showDetails(design) {
  if (!byId('design-id')) return;
  const knee = design.id === DATA.knee;
  byId('design-name').textContent = knee ? 'Knee design' : 'Picked design';
  byId('design-id').textContent = design.id;
  for (const [id, text] of Object.entries({ policy: design.policy, exits: design.exits, parameters: design.parameters, clocks: design.clocks })) byId('design-' + id).textContent = text;
  FINDINGS.forEach(([title, finding], i) => { if (title) title.textContent = knee ? finding : PLAIN[i]; });
  drawExamples(design);
  OUTCOME = design.outcome || (knee ? DATA.outcome : null);
  const known = OUTCOME !== null && OUTCOME !== undefined;
  document.querySelectorAll('#knee .pair, #network').forEach(part => { part.hidden = !known; });
  byId('design-switches').textContent = known ? OUTCOME.switches[0].toFixed(2) : '–';
  if (!known) return;
  ['exits', 'clocks', 'energy', 'residency'].forEach(redraw);
  fillExits();
  drawNetwork();
}

function fillExits() {
  const [time, energy] = [['time', 's'], ['energy', 'J']];
  byId('exits-table').tBodies[0].replaceChildren(...OUTCOME.exits.map(exit => {
    const [rate, accuracy, latency, joules] = exit.figures, used = rate > 0, cell = text => element('td', { class: 'num' }, text);
    return element('tr', {}, element('th', { scope: 'row' }, exit.name), element('td', {}, exit.kept ? 'yes' : 'no'), cell(percentText(rate)),
      cell(used ? (accuracy * 100).toFixed(2) + ' %' : '–'), cell(used ? quantityText(...time, latency) : '–'), cell(used ? quantityText(...energy, joules) : '–'),
      cell(exit.kept ? quantityText(...energy, exit.energy.some(v => v === null) ? null : exit.energy.reduce((a, b) => a + b, 0)) : '–'));
  }));
}

// The most accurate design whose mean cost keeps the budget.
function budgetSlider() {
  const box = byId('budget');
  if (!box || FRONT.size < 2) return;
  const select = byId('budget-metric'), slider = byId('budget-slider'), front = [...FRONT.values()];
  const costs = DATA.metrics.filter(m => m.key === DATA.latency || ['energy', 'macs', 'latency_p95'].includes(m.key))
    .filter(m => new Set(front.map(d => d.fit[metricIndex(m.key)]).filter(v => v !== null)).size > 1);
  if (costs.length === 0) return;
  costs.forEach(metric => select.add(new Option(metric.title, metric.key)));
  const values = () => [...new Set(front.map(d => d.fit[metricIndex(select.value)]).filter(v => v !== null))].sort((a, b) => a - b);
  const say = () => {
    const metric = DATA.metrics[metricIndex(select.value)], at = metricIndex(metric.key), accuracy = metricIndex('accuracy');
    const bound = values()[slider.value];
    const best = front.filter(d => d.fit[at] !== null && d.fit[at] <= bound).reduce((a, b) => b.fit[accuracy] > a.fit[accuracy] ? b : a);
    const text = '≤ ' + metricText(metric, bound);
    slider.setAttribute('aria-valuetext', text);
    byId('budget-text').textContent = text + ': ' + best.id + ', ' + metricText(DATA.metrics[accuracy], best.fit[accuracy]) + ' right on fit';
    return best;
  };
  const range = () => {
    const all = values(), knee = FRONT.get(DATA.knee), at = metricIndex(select.value);
    slider.max = all.length - 1;
    slider.value = knee && knee.fit[at] !== null ? all.indexOf(knee.fit[at]) : all.length - 1;
    say();
  };
  select.addEventListener('change', range);
  slider.addEventListener('input', () => choose(say().id));
  range();
  box.hidden = false;
}
budgetSlider();
if (FRONT.get(pick.id)) showPanel(FRONT.get(pick.id));
