"""What leaves Briefmap beside pictures: data files, slides and reports, equal to what is on the screen."""
