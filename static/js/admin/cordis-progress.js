// Keeps the progress of an import fresh; when its state changes, the whole page is loaded again.

const EVERY = 1000; // milliseconds; a hidden page waits until somebody looks

async function refresh(area) {
  if (document.hidden) return;
  const answer = await fetch(area.dataset.cordisProgress, { redirect: "error" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const before = area.querySelector("[data-state]");
  const after = fresh.querySelector("[data-state]");
  if (after.dataset.state !== before.dataset.state) location.assign(location.pathname);
  else before.replaceWith(after);
}

const area = document.querySelector("[data-cordis-progress]");
if (area) setInterval(() => refresh(area).catch(() => {}), EVERY); // the next second tries again
