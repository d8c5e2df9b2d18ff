import "./elements/argument-map.js";
import "./elements/counted-text.js";
import "./elements/kept-form.js";
import "./elements/outline-tree.js";
import "./elements/reading-guide.js";
import "./elements/share-links.js";
import "./elements/share-panel.js";
import "./elements/write-here.js";
