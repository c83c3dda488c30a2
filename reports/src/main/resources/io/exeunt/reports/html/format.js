// Data, and numbers as text: the same rules as io.exeunt.reports.format.Numbers.
const DATA = await unpacked(document.getElementById('report-data').textContent);
const PREFIXES = ['p', 'n', 'µ', 'm', '', 'k', 'M', 'G', 'T'];
const USUAL = { s: { unit: 'ms', size: 1e-3 }, J: { unit: 'mJ', size: 1e-3 }, Hz: { unit: 'MHz', size: 1e6 } };
const metricIndex = key => DATA.metrics.findIndex(metric => metric.key === key);
const byId = id => document.getElementById(id);

function scaleOf(quantity, unit, values) {
  if (quantity === 'share') return { unit: '%', size: 0.01 };
  if (USUAL[unit]) return USUAL[unit];
  const largest = values.filter(Number.isFinite).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return { unit, size: 1 };
  const step = Math.max(-4, Math.min(4, Math.floor(Math.log10(largest) / 3 + 1e-12)));
  return { unit: PREFIXES[step + 4] + unit, size: Math.pow(10, 3 * step) };
}

function significant(value) {
  if (value === null || !Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(3));
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded)) + 1e-12));
  return grouped(rounded.toFixed(decimals));
}

function grouped(text) {
  const [whole, rest] = text.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−') + (rest ? '.' + rest : '');
}

function quantityText(quantity, unit, value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return 'not modelled';
  if (quantity === 'share') return (value * 100).toFixed(2) + ' %';
  const scale = scaleOf(quantity, unit, [Number(value.toPrecision(3))]);
  return (significant(value / scale.size) + ' ' + scale.unit).trim();
}

const metricText = (metric, value) => quantityText(metric.quantity, metric.unit, value);
const percentText = share => share === null ? '–' : (share * 100).toFixed(1).replace(/\.0$/, '') + ' %';
const hzText = hz => grouped(String(Number((hz / 1e6).toFixed(2)))) + ' MHz';
// Columns of downloads are named and scaled as those of front.csv: latency_mean_ms, energy_mj, gpu_mhz.
const csvColumn = (name, unit) => name + (USUAL[unit] ? '_' + USUAL[unit].unit.toLowerCase() : '');
const csvNumber = (value, unit) => Number.isFinite(value) && USUAL[unit] ? plain(value / USUAL[unit].size) : value;
const plain = value => Number(value.toPrecision(6));
const withUnit = (title, unit) => unit ? title + ' (' + unit + ')' : title;

function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }[c]));
}

// A design as rows of name and text(s), for tooltips and the pinned panel.
function designHtml(design) {
  const figures = DATA.metrics.filter(metric => metric.key !== 'error').map(metric => {
    const at = metricIndex(metric.key);
    const report = design.report ? metricText(metric, design.report[at]) : '–';
    return '<tr><td style="padding:1px 14px 1px 0;border:0">' + metric.title + '</td><td class="num" style="padding:1px 0;border:0">'
      + metricText(metric, design.fit[at]) + '</td><td class="num" style="padding:1px 0 1px 14px;border:0">' + report + '</td></tr>';
  }).join('');
  const lines = [['Exits', design.exits], ['Policy', design.policy], ['Thresholds', design.parameters], ['Clocks', design.clocks]]
    .map(([name, text]) => '<div style="margin-top:2px;white-space:normal;overflow-wrap:anywhere"><span style="opacity:.65">' + name + '</span> ' + escapeHtml(text) + '</div>').join('');
  const title = design.title ? escapeHtml(design.title) : 'Design ' + escapeHtml(design.id);
  const standing = design.title ? escapeHtml(design.id) : design.id === DATA.knee ? 'knee' : design.standing;
  return '<div style="font-weight:600;margin-bottom:5px">' + title + ' <span style="opacity:.65;font-weight:400">· ' + standing + '</span></div>'
    + '<table style="font-size:12px;min-width:0;width:100%"><tr><td style="border:0;padding:0"></td><td class="num" style="border:0;padding:0;opacity:.65">fit</td>'
    + '<td class="num" style="border:0;padding:0 0 0 14px;opacity:.65">report</td></tr>' + figures + '</table><div style="margin-top:6px;max-width:300px">' + lines + '</div>';
}

// Gzip in Base64. A browser that can't unpack it (from before 2023) shows what one without scripts does: the texts and the tables.
async function unpacked(text) {
  const packed = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))).json();
}
