// Reads a sentence out to people who use a screen reader.
const PAUSE = 150; // ms; without it, the same words twice are read only once

/** @param {string} words What to say, in the language of the page. */
export function announce(words) {
  const place = document.getElementById("announcer");
  place.textContent = "";
  setTimeout(() => {
    place.textContent = words;
  }, PAUSE);
}
