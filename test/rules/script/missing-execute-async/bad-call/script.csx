public class Script : ScriptBase
{
    private void Run() { var task = ExecuteAsync(); }
}
