namespace AimlMusic.Sandbox;

/// <summary>The headers of the service's answers.</summary>
internal static class AnswerHeaders
{
    public const string InferenceId = "x-inference-id";
    public const string RequestId = "x-request-id";
    public const string ClientRequestIdEcho = "x-client-request-id";
    public const string CreditsUsed = "x-aimlapi-credits-used";
    public const string UsdSpent = "x-aimlapi-usd-spent";

    /// <summary>Not a header of the service: it marks answers of the sandbox.</summary>
    public const string Sandbox = "x-aimlmusic-sandbox";

    /// <summary>Adds the headers that every answer of the service has. An HTML page of a proxy has none, unless the fault says so.</summary>
    public static void Sign(HttpResponseMessage answer, SandboxRequest request, string? inferenceId)
    {
        var isProxys = answer.Content?.Headers.ContentType?.MediaType == "text/html";
        Add(answer, InferenceId, request.Fault?.InferenceId ?? !isProxys ? inferenceId : null);
        Add(answer, RequestId, isProxys ? null : request.Id);
        Add(answer, ClientRequestIdEcho, isProxys ? null : ClientRequestId.Of(request));
    }

    private static void Add(HttpResponseMessage answer, string name, string? value)
    {
        if (value is not null)
        {
            answer.Headers.Add(name, value);
        }
    }
}
