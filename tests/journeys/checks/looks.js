// What decides the contrast of a piece of text: where it stands in the structure of the page, and
// all that it and what lies below it are painted with. Gives each look that is in sight once, as
// text, and keeps up to three elements that have it in window.looks, in the same order.
(part) => {
  const ENOUGH = 3;
  const UNDER = ["backgroundColor", "backgroundImage", "backgroundClip", "opacity", "filter"];
  const PLACED = ["mixBlendMode", "position", "zIndex"];
  const WORDS = ["color", "fontSize", "fontWeight", "textShadow", "textIndent"];
  const OUTLINED = ["webkitTextFillColor", "webkitTextStrokeWidth", "webkitTextStrokeColor"];
  const known = new Map();

  const values = (element, names) => {
    const style = getComputedStyle(element);
    return names.map((name) => style[name]).join();
  };
  const ground = (element) => {
    if (!element) return "";
    if (!known.has(element)) {
      const own = `${element.localName}.${element.className} ${values(element, [...UNDER, ...PLACED])}`;
      known.set(element, `${ground(element.parentElement)}\n${own}`);
    }
    return known.get(element);
  };
  const look = (element) => {
    const off = element.closest(":disabled, [aria-disabled=true]") ? "off" : "";
    return `${off} ${values(element, [...WORDS, ...OUTLINED])}${ground(element)}`;
  };

  const root = (part && document.querySelector(part)) || document.body;
  const found = new Set(root.querySelectorAll("input, select, textarea, button"));
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (texts.currentNode.data.trim()) found.add(texts.currentNode.parentElement);
  }
  const looks = new Map();
  for (const element of found) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    const key = look(element);
    const alike = looks.get(key) ?? [];
    if (alike.length < ENOUGH) looks.set(key, [...alike, element]);
  }
  window.looks = [...looks.values()];
  return [...looks.keys()];
}
