// What is missing or wrong in any page.
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const told = (elements) => elements.map((element) => element.outerHTML.slice(0, 160));
  const unlike = (name, found, wanted) => (found === wanted ? [] : [`${name}: ${found}`]);
  return [
    ...unlike("h1", all("h1").length, 1),
    ...unlike("main", all("main").length, 1),
    ...unlike("language", document.documentElement.lang, "en"),
    ...unlike("has a title", document.title.trim() !== "", true),
    ...told(all("img:not([alt])")),
    ...told(all("img:not([width][height])")),
    ...told(all("[style], style, script:not([src], [type='application/ld+json'])")),
    ...told(all("[id]").filter(({ id }) => all(`[id="${CSS.escape(id)}"]`).length > 1)),
  ];
};
