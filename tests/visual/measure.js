// What a reader of the mail meets on this screen, measured. Returned as plain data; the test judges it.
() => {
  const visible = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ checkVisibilityCSS: true }) && box.width > 0 && box.height > 0;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\)$/.test(colour) && colour !== "transparent") return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const round = (number) => Math.round(number * 10) / 10;
  const texts = [];
  const torn = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !visible(element) || element.closest("style, script")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const style = getComputedStyle(element);
    for (const word of node.data.matchAll(/[\p{L}\d]{2,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((part) => round(part.top))).size > 1) torn.push(word[0]);
    }
    texts.push({
      text: node.data.trim().slice(0, 60),
      size: parseFloat(style.fontSize),
      note: element.closest(".note-mark") !== null,
      colour: style.color,
      ground: ground(element),
      left: round(box.left),
      right: round(box.right),
    });
  }
  const clipped = [...document.body.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const hides = style.overflowX !== "visible" || style.overflowY !== "visible";
    const over = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    return visible(element) && element.innerText?.trim() && hides && over && element.clientWidth > 0;
  });
  const tiles = [...document.querySelectorAll(".tile")].map((tile) => {
    const boxes = [...tile.querySelectorAll(".tile-box")].map((box) => box.getBoundingClientRect());
    const top = Math.min(...boxes.map((box) => box.top));
    return { text: tile.innerText.trim(), top: round(top), height: round(Math.max(...boxes.map((box) => box.bottom)) - top) };
  });
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    width: document.documentElement.scrollWidth,
    texts,
    torn,
    clipped: clipped.map((element) => element.innerText.trim().slice(0, 60)),
    tiles,
    buttons: all(".button a").map((a) => ({ text: a.innerText, height: round(a.getBoundingClientRect().height) })),
    images: all("img").map((img) => ({ src: img.src, alt: img.getAttribute("alt"), loaded: img.naturalWidth > 0 })),
    headings: all("h1, h2, h3, h4, h5, h6").filter(visible).map((h) => Number(h.tagName[1])),
    links: all("a").map((a) => a.getAttribute("href")),
  };
}
