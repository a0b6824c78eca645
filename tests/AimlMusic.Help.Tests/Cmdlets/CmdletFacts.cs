using System.Management.Automation;
using System.Reflection;

namespace AimlMusic.Help.Tests.Cmdlets;

/// <summary>
/// What the built assembly says of a cmdlet. Read from the metadata alone: the reference assembly of PowerShell that stands
/// behind it has no code to run.
/// </summary>
internal sealed class CmdletFacts
{
    private static readonly ParameterFacts[] ShouldProcess =
    [
        new("WhatIf", "SwitchParameter") { Aliases = ["wi"] },
        new("Confirm", "SwitchParameter") { Aliases = ["cf"] },
    ];

    private CmdletFacts(string name, Type type, CustomAttributeData cmdlet)
    {
        Name = name;
        var supportsShouldProcess = cmdlet.NamedArguments.Any(argument => argument is { MemberName: "SupportsShouldProcess", TypedValue.Value: true });
        Parameters = [.. type.GetProperties().Select(ParameterFacts.Of).OfType<ParameterFacts>(), .. supportsShouldProcess ? ShouldProcess : []];
        HelpUri = cmdlet.NamedArguments.FirstOrDefault(argument => argument.MemberName == "HelpUri").TypedValue.Value as string;
        DefaultSet = cmdlet.NamedArguments.FirstOrDefault(argument => argument.MemberName == "DefaultParameterSetName").TypedValue.Value as string;
    }

    public static IReadOnlyDictionary<string, CmdletFacts> All { get; } = typeof(PowerShell.NewAimlMusicCommand).Assembly.GetTypes()
        .Select(Of).OfType<CmdletFacts>().ToDictionary(cmdlet => cmdlet.Name, StringComparer.Ordinal);

    public string Name { get; }

    public string? DefaultSet { get; }

    public string? HelpUri { get; }

    public IReadOnlyList<ParameterFacts> Parameters { get; }

    private static CmdletFacts? Of(Type type)
    {
        var cmdlet = type.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType == typeof(CmdletAttribute));
        return cmdlet is null ? null : new CmdletFacts($"{cmdlet.ConstructorArguments[0].Value}-{cmdlet.ConstructorArguments[1].Value}", type, cmdlet);
    }
}
