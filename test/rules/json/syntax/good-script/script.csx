public class Script : ScriptBase { }
