public class Script : ScriptBase
{
    public override async Task<HttpResponseMessage> ExecuteAsync()
    {
        #if DEBUG
        if (true) {
#else
        {
#endif
        } return null;
    }
}
