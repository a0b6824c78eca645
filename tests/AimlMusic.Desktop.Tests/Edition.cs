namespace AimlMusic.Desktop.Tests;

/// <summary>An edition of PowerShell.</summary>
/// <param name="Folder">The folder of the module with the assemblies for it.</param>
/// <param name="Host">The folders of the assemblies that it has itself.</param>
internal sealed record Edition(string Folder, IReadOnlyList<string> Host);
