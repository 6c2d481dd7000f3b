"""Audio production: how the script is said, spoken, paced and brought to loudness."""
