// The corner points of what the front dominates in these two figures.
function staircase(points, xMax, yMax) {
  const better = (a, b, max) => max ? a > b : a < b;
  const sorted = points.map(p => p.value).sort((a, b) => (xMax ? b[0] - a[0] : a[0] - b[0]) || (yMax ? b[1] - a[1] : a[1] - b[1]));
  const line = [];
  let best = null;
  for (const p of sorted) {
    if (best !== null && !better(p[1], best, yMax)) continue;
    if (best !== null) line.push([p[0], best]);
    line.push(p);
    best = p[1];
  }
  return line;
}
