// Sorting, copying and downloads.
// What a spreadsheet would take for a formula is preceded by an apostrophe, as in front.csv.
const csvCell = value => {
  const plainText = value === null || value === undefined ? '' : String(value);
  const formula = /^[\s\p{Z}\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(plainText) && !/^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(plainText);
  const text = formula ? "'" + plainText : plainText;
  return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
};
const csvText = rows => rows.map(row => row.map(csvCell).join(',') + '\r\n').join('');

function download(name, text, type) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function csvOf(name) {
  return csvText(name === 'designs' ? designRows(DATA.designs.filter(d => d.standing === 'front')) : drawn.get(name).csv());
}

document.querySelectorAll('button[data-csv]').forEach(button => {
  button.title = 'Download as CSV';
  button.addEventListener('click', () => download(button.dataset.csv + '.csv', csvOf(button.dataset.csv)));
});

function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  return Promise.resolve();
}

document.querySelectorAll('button[data-copy]').forEach(button => button.addEventListener('click', () =>
  copyText(button.dataset.copy).then(() => {
    button.classList.add('done');
    setTimeout(() => button.classList.remove('done'), 1200);
  })));

function sortBy(header, column) {
  const table = header.closest('table'), body = table.tBodies[0];
  const descending = header.getAttribute('aria-sort') === 'ascending';
  const numeric = header.dataset.sort === 'number';
  const value = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
  const compare = (a, b) => numeric ? (a === '') - (b === '') || a - b : a.localeCompare(b);
  const rows = [...body.rows].sort((a, b) => (descending ? -1 : 1) * compare(value(a), value(b)));
  table.querySelectorAll('[aria-sort]').forEach(other => other.removeAttribute('aria-sort'));
  header.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
  body.append(...rows);
  if (table.id === 'front-table') { listing.page = 0; showPage(); }
}

// Columns in body order: design, then fit and report of each metric, then the two of the rest.
document.querySelectorAll('table.sortable').forEach(table => {
  const [top, under] = table.tHead.rows;
  const metrics = under.cells.length;
  const place = header => header.parentNode === under ? 1 + header.cellIndex
    : header.cellIndex === 0 ? 0 : metrics + 1 + header.cellIndex - (top.cells.length - 2);
  table.querySelectorAll('th[data-sort]').forEach(header => {
    header.tabIndex = 0;
    header.addEventListener('click', () => sortBy(header, place(header)));
    header.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      sortBy(header, place(header));
    });
  });
});

if (byId('designs-all')) {
  byId('designs-all').addEventListener('change', event =>
    document.querySelectorAll('table.designs').forEach(table => table.classList.toggle('all', event.target.checked)));
}
document.documentElement.dataset.ready = 'true';
