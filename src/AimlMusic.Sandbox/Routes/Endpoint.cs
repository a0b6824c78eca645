namespace AimlMusic.Sandbox;

/// <summary>A method on a path.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The whole path.</param>
/// <param name="Kind">What it is called where faults are set up and requests are listed.</param>
/// <param name="NeedsKey">Whether the gate asks for a key.</param>
/// <param name="Route">Who answers.</param>
internal sealed record Endpoint(string Method, string Path, FaultRoute Kind, bool NeedsKey, IRoute Route);
