class Helpers { }
