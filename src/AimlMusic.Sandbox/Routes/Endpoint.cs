namespace AimlMusic.Sandbox;

/// <summary>An HTTP method with a path.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The whole path.</param>
/// <param name="Kind">The kind, for faults and for the list of requests.</param>
/// <param name="NeedsKey">Whether a key is needed.</param>
/// <param name="Route">The route that answers.</param>
internal sealed record Endpoint(string Method, string Path, FaultRoute Kind, bool NeedsKey, IRoute Route);
