"""Random rule sets and dossiers, mistakes in them, and the search for a small disagreement."""
