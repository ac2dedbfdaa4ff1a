// The drawing board over the field that holds the BPMN: what is drawn goes back into the field when the form is sent.
import { polish } from "./drawing_pl.js";

const form = document.querySelector("[data-drawing]");
const board = form?.querySelector("[data-board]");
const xml = form?.querySelector("[name=xml]");
const svg = form?.querySelector("[name=svg]");

function translate(template, replacements = {}) {
  const words = document.documentElement.lang.startsWith("pl") ? polish[template] ?? template : template;
  return words.replace(/{([^}]+)}/g, (_whole, name) => replacements[name] ?? `{${name}}`);
}

async function begin() {
  board.hidden = false;
  form.querySelector("[data-plain]").hidden = true;
  const modeler = new window.BpmnJS({ container: board, additionalModules: [{ translate: ["value", translate] }] });
  try {
    await modeler.importXML(xml.value);
    modeler.get("canvas").zoom("fit-viewport", "auto");
  } catch {
    board.hidden = true;
    form.querySelector("[data-plain]").hidden = false;
    return;
  }
  // The palette shows pictures alone; whoever points at one reads what it is.
  for (const entry of board.querySelectorAll(".djs-palette [aria-label]")) entry.title = entry.getAttribute("aria-label");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    xml.value = (await modeler.saveXML({ format: true })).xml;
    svg.value = (await modeler.saveSVG()).svg;
    form.submit();
  });
}

if (form && window.BpmnJS) begin();
