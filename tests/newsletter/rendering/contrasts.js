// For each run of words: its contrast, and the contrast when both colours have their lightness
// turned round, as mail programs do that force a dark look.
() => {
  const parse = (text) => text.match(/[\d.]+/g).map(Number);
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => {
    const [lr, lg, lb] = [r, g, b].map((part) => linear(part / 255));
    return 0.2126 * lr + 0.7152 * lg + 0.0722 * lb;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // Lightness of HSL turned round, hue and saturation kept: each part moves by as much as the
  // sum of the largest and the smallest part is away from 255.
  const turned = ([r, g, b]) => {
    const shift = 255 - Math.max(r, g, b) - Math.min(r, g, b);
    return [r + shift, g + shift, b + shift];
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = parse(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.tagName === "STYLE" || element.closest("[aria-hidden]")) continue;
    const [ink, paper] = [parse(getComputedStyle(element).color), ground(element)];
    found.push({
      words: walker.currentNode.data.trim().slice(0, 40),
      contrast: contrast(ink, paper),
      turned: contrast(turned(ink), turned(paper)),
    });
  }
  return found;
}
