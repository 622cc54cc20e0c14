"""The geometry of charts: scales, widths of texts, places of labels; what a kind draws is a plot, a list of marks."""
