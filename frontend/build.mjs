// Copies what the pages need from the pinned packages into the design system, and writes down what it copied.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const vendor = join(here, "..", "probierz", "design", "static", "vendor");
const icons = [
  "arrow-left", "arrow-right", "bell", "calendar", "check", "chevron-down", "chevron-right", "circle-alert", "circle-help", "copy",
  "download", "external-link", "file-text", "filter", "globe", "info", "log-out", "mail", "menu", "pencil", "plus", "printer", "qr-code",
  "search", "settings", "shield-check", "trash-2", "triangle-alert", "upload", "user", "users", "x",
];

const packageOf = (name) => JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8"));
const source = (name, path) => readFileSync(join(here, "node_modules", name, path));
const manifest = [];

function ship(name, file, content, licence) {
  const target = join(vendor, file);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
  const { version, license } = packageOf(name);
  const sha256 = createHash("sha256").update(content).digest("hex");
  manifest.push({ name, version, licence: licence ?? license, file, sha256 });
}

// The drawing inside each icon becomes one symbol, so that a page fetches all icons once and they take the colour of the text.
function sprite() {
  const symbols = icons.map((icon) => {
    const drawing = source("lucide-static", `icons/${icon}.svg`).toString();
    const inside = drawing.slice(drawing.indexOf(">", drawing.indexOf("<svg")) + 1, drawing.lastIndexOf("</svg>"));
    return `<symbol id="${icon}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">${inside.replace(/\s+/g, " ").trim()}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`;
}

function forms() {
  const { css } = sass.compile(join(here, "styles.scss"), {
    importers: [new sass.NodePackageImporter(here)],
    style: "compressed",
    quietDeps: true,
  });
  return `${css}\n`;
}

// One style sheet for the drawing of processes; of its font only the one file that every browser reads.
function bpmnStyles() {
  const asset = (path) => source("bpmn-js", `dist/assets/${path}`).toString();
  const icons = asset("bpmn-font/css/bpmn.css");
  const face = `@font-face { font-family: "bpmn"; src: url("bpmn.woff2") format("woff2"); }\n`;
  return face + icons.slice(icons.indexOf("[class^=")) + asset("diagram-js.css") + asset("bpmn-js.css");
}

for (const folder of ["htmx", "govuk", "lucide", "bpmn"]) rmSync(join(vendor, folder), { recursive: true, force: true });
ship("htmx.org", "htmx/htmx.min.js", source("htmx.org", "dist/htmx.min.js"));
ship("htmx.org", "htmx/LICENSE", source("htmx.org", "LICENSE"));
ship("govuk-frontend", "govuk/forms.css", forms());
// Its package carries no licence text, which the licence asks to travel along.
ship("govuk-frontend", "govuk/LICENSE", readFileSync(join(here, "licences", "govuk-frontend.txt")));
// The mark of bpmn.io must stay visible wherever its drawings stand.
ship("bpmn-js", "bpmn/bpmn-modeler.js", source("bpmn-js", "dist/bpmn-modeler.production.min.js"), "MIT with a visible mark");
ship("bpmn-js", "bpmn/bpmn.css", bpmnStyles(), "MIT with a visible mark");
ship("bpmn-js", "bpmn/bpmn.woff2", source("bpmn-js", "dist/assets/bpmn-font/font/bpmn.woff2"), "MIT with a visible mark");
ship("bpmn-js", "bpmn/LICENSE", source("bpmn-js", "LICENSE"), "MIT with a visible mark");
ship("lucide-static", "lucide/icons.svg", sprite());
ship("lucide-static", "lucide/LICENSE", source("lucide-static", "LICENSE"));
for (const file of readdirSync(join(vendor, "plex")).sort()) {
  const name = file.includes("serif") ? "@ibm/plex-serif" : "@ibm/plex-sans";
  ship(name, `plex/${file}`, readFileSync(join(vendor, "plex", file)), "OFL-1.1");
}
writeFileSync(join(vendor, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
