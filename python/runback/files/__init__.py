"""Files a run keeps or names: artifacts, data sets, figures."""
