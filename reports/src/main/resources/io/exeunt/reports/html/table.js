// The table of the front: pages, search, sorting, the selection of the parallel coordinates, and picking by row.
const PAGE = 25;
const listing = { page: 0, wanted: '' };

function listedRows() {
  const rows = [...byId('front-table').tBodies[0].rows];
  return rows.filter(row => {
    const design = FRONT.get(row.id.slice('design-'.length));
    const chosen = !pareto.selected || design && pareto.selected.has(design.id);
    return chosen && (listing.wanted === '' || row.textContent.toLowerCase().includes(listing.wanted));
  });
}

function showPage() {
  if (!byId('front-table')) return;
  const rows = listedRows(), pages = Math.max(1, Math.ceil(rows.length / PAGE));
  listing.page = Math.max(0, Math.min(pages - 1, listing.page));
  const shown = new Set(rows.slice(listing.page * PAGE, (listing.page + 1) * PAGE));
  [...byId('front-table').tBodies[0].rows].forEach(row => { row.hidden = !shown.has(row); });
  byId('designs-place').textContent = rows.length === 0 ? 'none' : (listing.page * PAGE + 1) + '–' + (listing.page * PAGE + shown.size) + ' of ' + rows.length;
  byId('designs-back').disabled = listing.page === 0;
  byId('designs-on').disabled = listing.page === pages - 1;
}

function setUpListing() {
  if (!byId('front-table')) return;
  const turn = by => () => { listing.page += by; showPage(); };
  byId('designs-back').addEventListener('click', turn(-1));
  byId('designs-on').addEventListener('click', turn(1));
  byId('designs-search').addEventListener('input', event => { listing.wanted = event.target.value.trim().toLowerCase(); listing.page = 0; showPage(); });
  byId('designs-find').hidden = false;
  byId('designs-pages').hidden = false;
  byId('front-table').tBodies[0].addEventListener('click', event => {
    const row = event.target.closest('tr');
    if (row && !event.target.closest('button')) choose(row.id.slice('design-'.length));
  });
  showPage();
}
window.addEventListener('beforeprint', () => byId('front-table') && [...byId('front-table').tBodies[0].rows].forEach(row => { row.hidden = false; }));
window.addEventListener('afterprint', showPage);
setUpListing();
