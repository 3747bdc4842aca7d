class Script : ScriptBase { }
