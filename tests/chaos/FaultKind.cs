using AimlMusic.Sandbox;

namespace AimlMusic.Chaos;

/// <summary>One way for an exchange to go wrong.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Weight">How often it is drawn, beside the others of its route.</param>
/// <param name="Fault">What the sandbox does.</param>
internal sealed record FaultKind(string Name, int Weight, SandboxFault Fault);
