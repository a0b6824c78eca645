using AimlMusic.Sandbox;

namespace AimlMusic.Chaos;

/// <summary>One kind of fault.</summary>
/// <param name="Name">The name in the report.</param>
/// <param name="Weight">The relative frequency among the faults of its route.</param>
/// <param name="Fault">The fault of the sandbox.</param>
internal sealed record FaultKind(string Name, int Weight, SandboxFault Fault);
