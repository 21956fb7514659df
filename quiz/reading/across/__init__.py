"""What shows only when articles lie side by side: differing values, and views on one subject."""
