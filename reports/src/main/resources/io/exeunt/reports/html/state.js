// Which design the page is about, and which one stands beside it.
const FRONT = new Map(DATA.designs.filter(d => d.standing === 'front').map(d => [d.id, d]));
const pick = { id: DATA.knee, beside: null };
