"""USE CASES: one function for each thing an officer asks; opens the register, calls the rooms."""
