// The editing elements of the writing area, bundled into one file by `make vendor`.
import "@github/markdown-toolbar-element";
export { subscribe as improvePaste } from "@github/paste-markdown";
