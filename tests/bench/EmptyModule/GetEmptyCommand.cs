using System.Management.Automation;

namespace AimlMusic.Bench.Empty;

/// <summary>Writes one thing.</summary>
[Cmdlet(VerbsCommon.Get, "Empty")]
[OutputType(typeof(EmptyThing))]
public sealed class GetEmptyCommand : PSCmdlet
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(new EmptyThing("nothing"));
}
