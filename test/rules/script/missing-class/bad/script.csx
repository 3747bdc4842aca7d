// class Script : ScriptBase
return "class Script : ScriptBase";
