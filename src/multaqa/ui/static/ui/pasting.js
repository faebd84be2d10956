// What was copied in Word, another office program or a page keeps its headings, lists, links and weight when pasted:
// it is written as Markdown. Tables are left to the editor's own tool; a plain text stays as it is.
const DROPPED = new Set(["STYLE", "SCRIPT", "META", "LINK", "TITLE", "XML", "HEAD"]);
const BLOCKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "BLOCKQUOTE", "UL", "OL", "FIGURE", "TABLE", "TR"]);
const STRUCTURE = "h1, h2, h3, h4, h5, h6, b, strong, i, em, li, a[href], blockquote, [style*='mso-list'], [style*='font-weight']";

const styleOf = (node) => (node.getAttribute("style") ?? "").replace(/\s/g, "").toLowerCase();
const isBold = (node) => /font-weight:(bold|[6-9]00)/.test(styleOf(node)) || (/^(B|STRONG)$/.test(node.tagName) && !/font-weight:(normal|400)/.test(styleOf(node)));
const isSlanted = (node) => /^(I|EM)$/.test(node.tagName) || /font-style:italic/.test(styleOf(node));
const inside = (node) => [...node.childNodes].map(written).join("");
const wrapped = (text, mark) => text.replace(/^(\s*)([\s\S]*?)(\s*)$/, (whole, before, words, after) => (words ? before + mark + words + mark + after : whole));
const block = (text) => `\n\n${text.trim()}\n\n`;

function listed(item, depth, isNumbered) {
  return `\n${"   ".repeat(depth)}${isNumbered ? "1." : "-"} ${item.trim()}\n`;
}

// Word writes a list as paragraphs, each with its level in a style and its bullet or number in a span to be ignored.
function wordListed(node) {
  const level = Number(/mso-list:.*?level(\d)/.exec(styleOf(node))?.[1] ?? 1);
  const sign = [...node.querySelectorAll("span")].find((span) => /mso-list:ignore/.test(styleOf(span)));
  const isNumbered = /^\s*[\p{N}a-z]{1,3}[.)]/iu.test(sign?.textContent ?? "");
  sign?.remove();
  return listed(inside(node), level - 1, isNumbered);
}

function link(node) {
  const words = inside(node).trim();
  const address = node.getAttribute("href");
  return words && /^(https?:|mailto:)/i.test(address) ? `[${words}](${address})` : inside(node);
}

function element(node) {
  const name = node.tagName;
  if (DROPPED.has(name)) return "";
  if (name === "BR") return "\n";
  if (/^H[1-6]$/.test(name)) return block(`${"#".repeat(Math.max(2, Number(name[1])))} ${node.textContent.replace(/\s+/g, " ").trim()}`);
  if (/mso-list:(?!ignore)/.test(styleOf(node)) && name === "P") return wordListed(node);
  if (name === "LI") return listed(inside(node), depthOf(node), node.parentElement?.tagName === "OL");
  if (name === "A") return link(node);
  if (name === "BLOCKQUOTE") return block(inside(node).trim().replace(/^/gm, "> "));
  if (BLOCKS.has(name)) return /^[UO]L$/.test(name) && depthOf(node) >= 0 ? `\n${inside(node)}` : block(inside(node));
  if (isBold(node)) return wrapped(inside(node), "**");
  return isSlanted(node) ? wrapped(inside(node), "*") : inside(node);
}

function depthOf(node) {
  let depth = -1;
  for (let each = node.parentElement; each; each = each.parentElement) if (/^[UO]L$/.test(each.tagName)) depth += 1;
  return depth;
}

function written(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[\s\u00a0]+/g, " ");
  return node.nodeType === Node.ELEMENT_NODE ? element(node) : "";
}

export function markdownOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  if (page.querySelector("table") || !page.querySelector(STRUCTURE)) return "";
  const lines = inside(page.body).split("\n").map((line) => line.trimEnd().replace(/^ (?! )/, ""));
  const isItem = (line) => /^\s*(-|1\.) /.test(line);
  const close = (line, i) => line !== "" || !(isItem(lines.slice(0, i).findLast(Boolean) ?? "") && isItem(lines.slice(i).find(Boolean) ?? ""));
  return lines.filter(close).join("\n").replace(/\n{3,}/g, "\n\n").trim();
}

export function pasteAsMarkdown(field) {
  field.addEventListener("paste", (event) => {
    const words = markdownOf(event.clipboardData?.getData("text/html") ?? "");
    if (!words || event.clipboardData.files.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!document.execCommand("insertText", false, words)) field.setRangeText(words, field.selectionStart, field.selectionEnd, "end");
  });
}
