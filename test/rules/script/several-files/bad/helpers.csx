public class Helpers { }
