// Charts in the page's own colours; drawn again when those change.
const drawn = new Map();
const color = name => getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
const narrow = () => document.documentElement.clientWidth < 640;
const fontFamily = () => getComputedStyle(document.body).fontFamily;

// build(width, height) gives the ECharts option, csv() the rows behind it.
function chart(id, renderer, build, csv, connect) {
  const element = byId(id + '-chart');
  if (!element) return;
  const instance = echarts.init(element, null, { renderer });
  const draw = () => instance.setOption(Object.assign(common(), build(element.clientWidth, element.clientHeight)), { notMerge: true });
  drawn.set(id, { instance, draw, csv, element });
  draw();
  if (connect) connect(instance);
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (element.clientWidth === width) return;
    width = element.clientWidth;
    instance.resize();
    draw();
  }).observe(element);
}

const redraw = id => drawn.has(id) && drawn.get(id).draw();

function common() {
  return {
    animation: false,
    textStyle: { fontFamily: fontFamily(), color: color('soft'), fontSize: 12 },
    color: ['front', 'knee', 'part2', 'part4', 'infeasible'].map(color),
  };
}

function axis(type, name, more) {
  return Object.assign({
    type, name,
    nameTextStyle: { color: color('soft'), fontSize: 12 },
    axisLine: { show: type === 'category', lineStyle: { color: color('line') } },
    axisTick: { show: false },
    axisLabel: { color: color('soft'), hideOverlap: true },
    splitLine: { show: type === 'value', lineStyle: { color: color('grid') } },
  }, more);
}

const xAxis = (type, name, more) => axis(type, name, Object.assign({ nameLocation: 'middle', nameGap: 30 }, more));
// A long name beside a vertical axis is hard to read, so it stands above it, flush left.
const yAxis = (type, name, more) => axis(type, name, Object.assign({ nameLocation: 'end', nameGap: 14 }, more, {
  nameTextStyle: { color: color('soft'), fontSize: 12, align: 'left', padding: [0, 0, 0, -40] },
}));

function tooltip(more) {
  return Object.assign({
    confine: true,
    backgroundColor: color('surface'),
    borderColor: color('line'),
    padding: [9, 12],
    textStyle: { color: color('ink'), fontSize: 12, fontFamily: fontFamily() },
    extraCssText: 'box-shadow:0 6px 24px rgba(0,0,0,.16);border-radius:9px;',
  }, more);
}

const legend = more => Object.assign({
  top: 0, left: 0, itemWidth: 10, itemHeight: 10, itemGap: 16,
  textStyle: { color: color('soft'), fontSize: 12 }, inactiveColor: color('faint'),
}, more);

// For paper: light colours whatever the screen shows.
const LIGHT = {
  surface: '#ffffff', line: '#e1e5ea', grid: '#e9ecf0', ink: '#16202c', soft: '#56616f', faint: '#626d7b', page: '#ffffff',
};
function printing(on) {
  for (const [name, value] of Object.entries(LIGHT)) {
    if (on) document.documentElement.style.setProperty('--' + name, value);
    else document.documentElement.style.removeProperty('--' + name);
  }
  drawn.forEach(one => { one.instance.resize(); one.draw(); });
}
window.addEventListener('beforeprint', () => printing(true));
window.addEventListener('afterprint', () => printing(false));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => drawn.forEach(one => one.draw()));
