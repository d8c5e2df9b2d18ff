import "./elements/argument-map.js";
import "./elements/outline-tree.js";
import "./elements/reading-guide.js";
import "./elements/share-links.js";
