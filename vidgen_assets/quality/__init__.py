"""Quality control: what is measured on the master, how it looks where it is seen, and the one report."""
