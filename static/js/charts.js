// Hands the charts of a page over to Plotly, each in its place: when the reader reaches for one,
// or when the browser has nothing else to do. Without this script, or where Plotly cannot be
// loaded, the drawings made on the server stay as they are. Asked for by site.js after the load.

const sheet = document.getElementById("plotly.js-style-global");
const savesData = navigator.connection?.saveData ?? false;
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
const takenOver = new WeakMap();
let library;

function loadPlotly() {
  library ??= new Promise((resolve, reject) => {
    const tag = document.createElement("script");
    tag.src = sheet.dataset.plotly;
    tag.onload = () => resolve(window.Plotly);
    tag.onerror = () => {
      library = undefined;
      reject(new Error("Plotly could not be loaded; the charts stay as drawn."));
    };
    document.head.append(tag);
  });
  return library;
}

function textOf(box, part) {
  return box.closest(".chart").querySelector(`.chart__${part}`).textContent;
}

// The picture stands alone, so it carries what the page says around the chart.
function downloadPicture(plotly, box, figure) {
  const { margin } = figure.layout;
  const layout = {
    ...figure.layout,
    showlegend: true,
    legend: { orientation: "h", y: -0.15, yanchor: "top" },
    margin: { ...margin, t: margin.t + 80, b: margin.b + 80 },
    title: {
      text: textOf(box, "heading"),
      subtitle: { text: `${box.dataset.status}. ${textOf(box, "source")}` },
      x: 0.02,
      xanchor: "left",
    },
  };
  plotly.downloadImage(
    { data: figure.data, layout },
    { format: "png", width: 960, height: figure.layout.height + 160, scale: 2, filename: box.closest(".chart").id },
  );
}

function config(plotly, box, figure) {
  const picture = {
    name: "picture",
    title: "Download as a picture",
    icon: plotly.Icons.camera,
    click: () => downloadPicture(plotly, box, figure),
  };
  return {
    responsive: true,
    displaylogo: false,
    modeBarButtons: [[picture], ["zoomIn2d", "zoomOut2d", "pan2d", "resetScale2d"]],
  };
}

async function draw(box) {
  const figure = JSON.parse(document.getElementById(box.dataset.chart).textContent);
  const stage = document.createElement("div");
  stage.className = "chart__plotly";
  try {
    const plotly = await loadPlotly();
    box.append(stage);
    await plotly.newPlot(stage, figure.data, figure.layout, config(plotly, box, figure));
    box.classList.add("chart__box--taken");
  } catch (error) {
    stage.remove();
    takenOver.delete(box);
    console.warn(error.message);
  }
}

function takeOver(box) {
  if (!takenOver.has(box)) {
    takenOver.set(box, draw(box));
  }
  return takenOver.get(box);
}

// Left and right go from point to point, up and down from series to series; each point's words
// are shown and read out.
function stepper(box) {
  const words = document.createElement("p");
  words.className = "nhsuk-u-visually-hidden";
  words.setAttribute("aria-live", "polite");
  box.append(words);
  let curve = 0;
  let point = -1;
  return async (event) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (!step || event.target !== box) {
      return;
    }
    event.preventDefault();
    await takeOver(box);
    const stage = box.querySelector(".chart__plotly");
    if (!stage) {
      return;
    }
    const spoken = stage.data.map((_, n) => n).filter((n) => stage.data[n].hovertext?.some(Boolean));
    curve = Math.min(Math.max(curve + step[0], 0), spoken.length - 1);
    const texts = stage.data[spoken[curve]]?.hovertext ?? [];
    let next = Math.min(point + step[1], texts.length - 1);
    while (step[1] && next >= 0 && next < texts.length - 1 && !texts[next]) {
      next += step[1];
    }
    point = Math.max(next, 0);
    if (texts[point]) {
      window.Plotly.Fx.hover(stage, [{ curveNumber: spoken[curve], pointNumber: point }]);
      words.textContent = texts[point].replaceAll("<br>", ". ");
    }
  };
}

function prepare(box) {
  box.tabIndex = 0;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `${textOf(box, "heading")}: chart. Use the arrow keys to go through its points.`);
  for (const reach of ["pointerenter", "focusin", "touchstart"]) {
    box.addEventListener(reach, () => takeOver(box), { once: true, passive: true });
  }
  box.addEventListener("keydown", stepper(box));
}

// One chart at a time, and only those in view: nothing the reader does has to wait.
function takeOverInView(boxes) {
  const waiting = [];
  const next = async () => {
    await takeOver(waiting[0]);
    waiting.shift();
    if (waiting.length) {
      whenIdle(next);
    }
  };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries.filter((one) => one.isIntersecting)) {
      observer.unobserve(entry.target);
      if (waiting.push(entry.target) === 1) {
        whenIdle(next);
      }
    }
  });
  boxes.forEach((box) => observer.observe(box));
}

// A page holds thousands of cells, few of which are looked at. Until it has been shown, figures,
// tables and downloads are only the text that a browser without scripts shows.
function putInTables() {
  for (const text of document.querySelectorAll(".chart__more > noscript")) {
    text.replaceWith(document.createRange().createContextualFragment(text.textContent));
  }
}

const boxes = document.querySelectorAll("[data-chart]");
boxes.forEach(prepare);
putInTables();
if (!savesData) {
  whenIdle(() => takeOverInView(boxes));
}
