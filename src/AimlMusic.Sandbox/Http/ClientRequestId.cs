namespace AimlMusic.Sandbox;

/// <summary>The client request id.</summary>
internal static class ClientRequestId
{
    /// <summary>1 to 128 of <c>A-Za-z0-9._:-</c>; any other value is ignored.</summary>
    public static string? Of(SandboxRequest request)
    {
        var id = request.Header("X-Client-Request-Id");
        return id is { Length: >= 1 and <= 128 } && id.All(IsAllowed) ? id : null;
    }

    private static bool IsAllowed(char c) =>
        c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or ':' or '-';
}
