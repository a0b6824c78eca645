using System.Text.Json;

namespace AimlMusic.Sandbox;

/// <summary>Who is let in: clients that say what they are, with a key.</summary>
internal sealed class Gate(KeyRing keys)
{
    public static bool IsNameless(SandboxRequest request) => string.IsNullOrWhiteSpace(request.Header("User-Agent"));

    /// <summary>What the edge in front of the service says to a client without a User-Agent.</summary>
    public static HttpResponseMessage RefuseNameless(SandboxRequest request) =>
        ErrorAnswer.Problem(request, 403, "Forbidden", "error code: 1010", WriteCode);

    public static HttpResponseMessage RefuseKey(SandboxRequest request) =>
        ErrorAnswer.Problem(request, 401, "UnauthorizedException", request.Key.Length == 0 ? "No API key was sent." : "The API key is not valid.");

    public bool HasKey(SandboxRequest request) => keys.Has(request.Key);

    private static void WriteCode(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("code", 1010);
        json.WriteEndObject();
    }
}
