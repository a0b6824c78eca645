namespace System.Diagnostics.CodeAnalysis;

/// <summary>A constructor that sets every <c>required</c> member.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
