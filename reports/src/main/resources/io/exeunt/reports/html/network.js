// The network as a chain: segments as bars as high as what they take, exits below them, kept or dropped.
function drawNetwork() {
  const place = byId('network-drawing');
  if (!place || !OUTCOME) return;
  const modelled = OUTCOME.energyModelled, sum = parts => parts.reduce((a, b) => a + (b || 0), 0);
  const cost = s => modelled ? sum(s.energy) : s.figures[1];
  const heads = OUTCOME.exits.map(e => e.kept && modelled ? sum(e.energy) : 0);
  const most = Math.max(...OUTCOME.segments.map(cost), ...heads, 1e-30);
  const step = 118, width = Math.max(OUTCOME.segments.length * step + 20, 240), top = 96, NS = 'http://www.w3.org/2000/svg';
  const svg = (tag, attributes, text) => {
    const made = document.createElementNS(NS, tag);
    Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const root = svg('svg', { viewBox: '0 0 ' + width + ' 250', width, height: 250, role: 'img', 'aria-label': summary() });
  const text = (x, y, content, style) => root.append(svg('text', { x, y, 'text-anchor': 'middle', class: style || '' }, content));
  const shown = value => modelled ? quantityText('energy', 'J', value) : quantityText('time', 's', value);
  OUTCOME.segments.forEach((segment, i) => {
    const x = 12 + i * step, high = 4 + 66 * cost(segment) / most, exit = OUTCOME.exits[i];
    if (i > 0) root.append(svg('path', { d: 'M' + (x - 22) + ' ' + top + 'h20', class: 'wire' }));
    root.append(svg('rect', { x, y: top - high, width: 94, height: high, rx: 3, class: 'segment' }));
    text(x + 47, top + 15, segment.name, 'name');
    text(x + 47, top - high - 6, shown(cost(segment)));
    text(x + 47, top + 31, percentText(segment.figures[0]) + ' reach it', 'soft');
    if (!exit) return;
    root.append(svg('path', { d: 'M' + (x + 47) + ' ' + (top + 38) + 'v20', class: exit.kept ? 'wire' : 'wire dropped' }));
    root.append(svg('rect', { x: x + 8, y: top + 58, width: 78, height: 26, rx: 13, class: exit.kept ? 'exit' : 'exit dropped' }));
    text(x + 47, top + 75, exit.name, exit.kept ? 'name' : 'soft');
    text(x + 47, top + 100, exit.kept ? percentText(exit.figures[0]) + ' leave' : 'dropped', 'soft');
    if (exit.kept && exit.figures[0] > 0) text(x + 47, top + 116, percentText(exit.figures[1]) + ' right', 'soft');
    if (exit.kept && modelled) text(x + 47, top + 132, 'head ' + shown(heads[i]), 'soft');
  });
  place.replaceChildren(root);

  function summary() {
    return OUTCOME.segments.map((segment, i) => {
      const exit = OUTCOME.exits[i];
      return segment.name + ' ' + (exit ? exit.name + (exit.kept ? ' kept, ' + percentText(exit.figures[0]) + ' leave' : ' dropped') : '');
    }).join('; ');
  }
}
drawNetwork();
