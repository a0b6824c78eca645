namespace AimlMusic.Desktop.Tests.References;

/// <summary>A reference to another version than the one in the folder: .NET Framework asks the resolve handler for it.</summary>
internal sealed record VersionGap(string From, string Name, Version Wanted, Version There)
{
    public override string ToString() => $"{From} {Name} {Wanted} {There}";
}
