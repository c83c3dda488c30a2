// Example images under the exits at which the picked design lets them leave. The page holds all of them; here they are only moved.
const FIGURES = [...document.querySelectorAll('#examples figure')].sort((a, b) => a.dataset.sample - b.dataset.sample);
function drawExamples(design) {
  const place = byId('examples-exits');
  if (!place) return;
  const leaving = design.leaving, note = byId('examples-unknown');
  note.hidden = Boolean(leaving);
  place.hidden = !leaving;
  byId('examples-title').textContent = design.id === DATA.knee ? EXAMPLES_FINDING : 'Where samples leave, from easy to hard';
  if (!leaving) return;
  place.replaceChildren(...leaving.kept.map(exit => {
    const here = FIGURES.filter((_, i) => leaving.exits[i] === exit);
    return element('div', { class: 'leaving' },
      element('p', {}, element('b', {}, exit), ' ' + here.length + (here.length === 1 ? ' sample' : ' samples')),
      element('div', { class: 'thumbs' }, ...here));
  }));
  FIGURES.forEach((figure, i) => {
    figure.classList.toggle('wrong', !leaving.right[i]);
    const image = figure.querySelector('img');
    image.alt = image.alt.replace(/answered .*/, 'answered ' + (leaving.right[i] ? 'right' : 'wrong'));
  });
}
const EXAMPLES_FINDING = byId('examples-title') ? byId('examples-title').textContent : '';
