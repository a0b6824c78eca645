namespace AimlMusic.Sandbox;

/// <summary>Answers the requests of one kind.</summary>
internal interface IRoute
{
    HttpResponseMessage Answer(SandboxRequest request);
}
